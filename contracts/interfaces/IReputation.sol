// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

import {CommonsId, MemberIndex} from "../types/Ids.sol";

/// @title Points for verified contributions
/// @notice An ERC-1155 whose ids are commons and whose transfers and approvals revert. Points belong to the member
/// (commons, index), so that a move to a new account keeps them; `balanceOf` looks the account's index up.
interface IReputation {
    /// @notice `amounts[i]` points were awarded to member `memberIndexes[i]` for the contribution behind the digest.
    /// @param commonsId The commons.
    /// @param evidenceDigest sha2-256 of the public evidence document.
    /// @param by The steward or admin that awarded them.
    /// @param memberIndexes Who got them.
    /// @param amounts Points, in the same order.
    event ReputationAwarded(
        CommonsId indexed commonsId,
        bytes32 indexed evidenceDigest,
        address indexed by,
        MemberIndex[] memberIndexes,
        uint32[] amounts
    );

    /// @notice Points were taken back.
    /// @param commonsId The commons.
    /// @param evidenceDigest sha2-256 of the public document that says why.
    /// @param by The municipality's admin.
    /// @param memberIndex Whose they were.
    /// @param amount Points.
    event ReputationRevoked(
        CommonsId indexed commonsId,
        bytes32 indexed evidenceDigest,
        address indexed by,
        MemberIndex memberIndex,
        uint32 amount
    );

    /// @notice Points never change hands.
    error ReputationNotTransferable();

    /// @notice The caller may not award or revoke in this commons.
    /// @param commonsId The commons.
    /// @param caller Who tried.
    error ReputationNotAuthorized(CommonsId commonsId, address caller);

    /// @notice Nobody awards points to itself.
    /// @param commonsId The commons.
    /// @param caller Who tried.
    error ReputationOwnAward(CommonsId commonsId, address caller);

    /// @notice The account stands for no member.
    /// @param commonsId The commons.
    /// @param account The account.
    error ReputationNotMember(CommonsId commonsId, address account);

    /// @notice The batch is not 1 to 200 accounts with as many amounts.
    /// @param accounts Accounts that were given.
    /// @param amounts Amounts that were given.
    error ReputationInvalidBatch(uint256 accounts, uint256 amounts);

    /// @notice The member has not so many points.
    /// @param commonsId The commons.
    /// @param account The member's account.
    /// @param balance Points that it has.
    /// @param amount Points that were to be taken back.
    error ReputationInsufficient(CommonsId commonsId, address account, uint256 balance, uint256 amount);

    /// @notice The points of a commons would exceed 2^32 - 1.
    /// @param commonsId The commons.
    error ReputationSupplyExceeded(CommonsId commonsId);

    /// @notice What was so at a moment is known once it is over.
    /// @param timepoint The moment that was asked for, in unix seconds.
    /// @param clock Now, in unix seconds.
    error ReputationFutureLookup(uint48 timepoint, uint48 clock);

    /// @notice Thanks members for one contribution, 1 to 200 accounts. Only a steward of the commons (never for
    /// itself) or the municipality's admin. The points of a commons never exceed 2^32 - 1 in total.
    /// @param commonsId The commons.
    /// @param accounts The members' accounts.
    /// @param amounts Points, in the same order.
    /// @param evidenceDigest sha2-256 of the public evidence document.
    /// @custom:error ReputationInvalidBatch when the lists are empty, too long or of different length.
    /// @custom:error CommonsRegistryUnknownCommons when there is no such commons.
    /// @custom:error ReputationNotAuthorized when the caller is neither steward nor admin.
    /// @custom:error ReputationSupplyExceeded when the commons would have too many points.
    /// @custom:error ReputationOwnAward when the caller is among the accounts.
    /// @custom:error ReputationNotMember when one of them is no member at present.
    function awardBatch(
        CommonsId commonsId,
        address[] calldata accounts,
        uint32[] calldata amounts,
        bytes32 evidenceDigest
    ) external;

    /// @notice Takes points back, with a public reason. Only the municipality's admin.
    /// @param commonsId The commons.
    /// @param account The member's account; it may have left.
    /// @param amount Points.
    /// @param evidenceDigest sha2-256 of the public document that says why.
    /// @custom:error CommonsRegistryUnknownCommons when there is no such commons.
    /// @custom:error ReputationNotAuthorized when the caller is not the admin.
    /// @custom:error ReputationNotMember when the account never was a member, or has moved away.
    /// @custom:error ReputationInsufficient when the member has not so many points.
    function revoke(CommonsId commonsId, address account, uint32 amount, bytes32 evidenceDigest) external;

    /// @notice What a member has at present.
    /// @param commonsId The commons.
    /// @param memberIndex The member.
    /// @return Points.
    function reputationOf(CommonsId commonsId, MemberIndex memberIndex) external view returns (uint256);

    /// @notice What members had at the end of a second that is over.
    /// @param commonsId The commons.
    /// @param memberIndexes The members.
    /// @param timepoint Unix seconds, before now.
    /// @return Points, in the same order.
    /// @custom:error ReputationFutureLookup when that second is not over.
    function pastReputation(
        CommonsId commonsId,
        MemberIndex[] calldata memberIndexes,
        uint48 timepoint
    ) external view returns (uint32[] memory);

    /// @notice What all members of a commons have together.
    /// @param commonsId The commons.
    /// @return Points, below 2^32.
    function totalReputation(CommonsId commonsId) external view returns (uint256);
}
