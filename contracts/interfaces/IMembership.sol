// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

import {CommonsId, MemberIndex, MunicipalityId} from "../types/Ids.sol";
import {Member} from "../types/Member.sol";

/// @title Who belongs to which commons
/// @notice One storage slot for each (commons, account). Immutable: no upgrade can change who may vote.
/// Eligibility is an EIP-712 statement (domain "Patto", version "1") by an issuer of the municipality:
/// `Eligibility(uint32 commonsId,address account,bytes32 personTag,uint48 deadline)` for one account,
/// `EligibilityList(uint32 commonsId,address[] accounts,bytes32[] personTags,uint48 deadline)` for many, and
/// `Move(uint32 commonsId,address from,address to,uint48 deadline)` by the old account or an issuer.
/// A person tag is unique for each resident in a commons, reveals nobody, and is used once.
interface IMembership {
    /// @notice Why an entry of `joinBatch` was passed over.
    enum Skip {
        None,
        AlreadyMember,
        PersonTagUsed,
        ZeroAccount
    }

    /// @notice `accounts[i]` became member `firstIndex + i` with `personTags[i]`.
    /// @param commonsId The commons.
    /// @param firstIndex The number of the first of them.
    /// @param accounts Who joined.
    /// @param personTags Their tags, in the same order.
    event MembersJoined(CommonsId indexed commonsId, MemberIndex firstIndex, address[] accounts, bytes32[] personTags);

    /// @notice Entries of a list were passed over.
    /// @param commonsId The commons.
    /// @param entries For each skipped entry 3 bytes: its position (uint16) and its `Skip` (uint8).
    event MembersSkipped(CommonsId indexed commonsId, bytes entries);

    /// @notice A member left; its index stays its own.
    /// @param commonsId The commons.
    /// @param memberIndex The member.
    /// @param account Its account.
    event MemberLeft(CommonsId indexed commonsId, MemberIndex indexed memberIndex, address indexed account);

    /// @notice A former member came back under its old index.
    /// @param commonsId The commons.
    /// @param memberIndex The member.
    /// @param account Its account.
    event MemberRejoined(CommonsId indexed commonsId, MemberIndex indexed memberIndex, address indexed account);

    /// @notice A membership moved to another account, with its index.
    /// @param commonsId The commons.
    /// @param memberIndex The member.
    /// @param from The account that it never comes back to.
    /// @param to The account that stands for it from now on.
    event MemberMoved(CommonsId indexed commonsId, MemberIndex indexed memberIndex, address from, address to);

    /// @notice A member was entrusted with stewardship, or its stewardship ended.
    /// @param commonsId The commons.
    /// @param memberIndex The member.
    /// @param account Its account.
    /// @param steward Whether it is a steward from now on.
    event StewardSet(
        CommonsId indexed commonsId,
        MemberIndex indexed memberIndex,
        address indexed account,
        bool steward
    );

    /// @notice Nobody joins a commons that is suspended or closed.
    /// @param commonsId The commons.
    error MembershipNotActiveCommons(CommonsId commonsId);

    /// @notice The statement is not signed by an issuer that the municipality trusts.
    /// @param municipalityId The municipality.
    /// @param signer Who signed it; zero where nobody can have.
    error MembershipNotIssuer(MunicipalityId municipalityId, address signer);

    /// @notice The move is signed neither by the old account nor by an issuer.
    /// @param commonsId The commons.
    /// @param signer Who signed it; zero where nobody can have.
    error MembershipNotAuthorizedToMove(CommonsId commonsId, address signer);

    /// @notice Only the admin of the commons' municipality may do this.
    /// @param commonsId The commons.
    /// @param caller Who tried.
    error MembershipNotMunicipalityAdmin(CommonsId commonsId, address caller);

    /// @notice The signed statement is no longer valid.
    /// @param deadline Its last moment, in unix seconds.
    error MembershipExpired(uint48 deadline);

    /// @notice The account has, or has had, a membership of this commons.
    /// @param commonsId The commons.
    /// @param account The account.
    error MembershipAlreadyMember(CommonsId commonsId, address account);

    /// @notice The account is no member of this commons.
    /// @param commonsId The commons.
    /// @param account The account.
    error MembershipNotMember(CommonsId commonsId, address account);

    /// @notice A person with this tag is in the commons already.
    /// @param commonsId The commons.
    /// @param personTag The tag.
    error MembershipPersonTagUsed(CommonsId commonsId, bytes32 personTag);

    /// @notice The list is not 1 to 250 accounts with as many tags.
    /// @param accounts Accounts that were given.
    /// @param personTags Tags that were given.
    error MembershipInvalidBatch(uint256 accounts, uint256 personTags);

    /// @notice The commons has no room for so many: 2^24 members, those who left included.
    /// @param commonsId The commons.
    error MembershipFull(CommonsId commonsId);

    /// @notice The caller joins with an issuer's eligibility for its account.
    /// @param commonsId The commons.
    /// @param personTag The caller's tag in this commons.
    /// @param deadline Last moment of the statement, in unix seconds.
    /// @param issuerSignature 65 bytes over `Eligibility`.
    /// @return memberIndex The caller's number in the commons for good.
    /// @custom:error MembershipExpired when the deadline is over.
    /// @custom:error CommonsRegistryUnknownCommons when there is no such commons.
    /// @custom:error MembershipNotActiveCommons when the commons is suspended or closed.
    /// @custom:error MembershipNotIssuer when no trusted issuer signed exactly this.
    /// @custom:error MembershipAlreadyMember when the account is, or was, a member.
    /// @custom:error MembershipPersonTagUsed when the person is in by another account.
    /// @custom:error MembershipFull when there is no index left.
    function join(
        CommonsId commonsId,
        bytes32 personTag,
        uint48 deadline,
        bytes calldata issuerSignature
    ) external returns (MemberIndex memberIndex);

    /// @notice Enters a list that an issuer signed, 1 to 250 accounts; anyone may send it. Accounts and tags that
    /// are in already are skipped and reported, so a repeated batch changes nothing.
    /// @param commonsId The commons.
    /// @param accounts Who joins.
    /// @param personTags Their tags, in the same order.
    /// @param deadline Last moment of the statement, in unix seconds.
    /// @param issuerSignature 65 bytes over `EligibilityList`.
    /// @custom:error MembershipInvalidBatch when the lists are empty, too long or of different length.
    /// @custom:error MembershipExpired when the deadline is over.
    /// @custom:error CommonsRegistryUnknownCommons when there is no such commons.
    /// @custom:error MembershipNotActiveCommons when the commons is suspended or closed.
    /// @custom:error MembershipNotIssuer when no trusted issuer signed exactly this.
    /// @custom:error MembershipFull when there are not enough indexes left.
    function joinBatch(
        CommonsId commonsId,
        address[] calldata accounts,
        bytes32[] calldata personTags,
        uint48 deadline,
        bytes calldata issuerSignature
    ) external;

    /// @notice The caller leaves; its index and history stay.
    /// @param commonsId The commons.
    /// @custom:error MembershipNotMember when the caller is no member.
    function resign(CommonsId commonsId) external;

    /// @notice The caller comes back under its old index; it can vote in ballots that start after this.
    /// @param commonsId The commons.
    /// @custom:error CommonsRegistryUnknownCommons when there is no such commons.
    /// @custom:error MembershipNotActiveCommons when the commons is suspended or closed.
    /// @custom:error MembershipAlreadyMember when the caller has not left.
    /// @custom:error MembershipNotMember when the caller never was one, or has moved away.
    function rejoin(CommonsId commonsId) external;

    /// @notice The caller takes over the membership of `from` (index, joined date, steward flag). Signed by `from`,
    /// or by an issuer when the old key is lost.
    /// @param commonsId The commons.
    /// @param from The account that has the membership now.
    /// @param deadline Last moment of the statement, in unix seconds.
    /// @param signature Over `Move`, 65 bytes by a key, or in the old account's own format.
    /// @custom:error MembershipExpired when the deadline is over.
    /// @custom:error MembershipNotMember when the old account never was one, or has moved away.
    /// @custom:error MembershipAlreadyMember when the caller has, or has had, a membership.
    /// @custom:error MembershipNotAuthorizedToMove when neither the old account nor an issuer signed exactly this.
    function move(CommonsId commonsId, address from, uint48 deadline, bytes calldata signature) external;

    /// @notice Entrusts a member with stewardship, or ends it. Only the municipality's admin.
    /// @param commonsId The commons.
    /// @param account The member's account.
    /// @param steward Whether it is a steward from now on.
    /// @custom:error CommonsRegistryUnknownCommons when there is no such commons.
    /// @custom:error MembershipNotMunicipalityAdmin when the caller is not the admin.
    /// @custom:error MembershipNotMember when the account is no member.
    function setSteward(CommonsId commonsId, address account, bool steward) external;

    /// @notice What a commons knows of an account.
    /// @param commonsId The commons.
    /// @param account The account.
    /// @return The packed word (see Member); zero for who was never a member.
    function member(CommonsId commonsId, address account) external view returns (Member);

    /// @notice The same for many accounts.
    /// @param commonsId The commons.
    /// @param accounts The accounts.
    /// @return Their words, in the same order.
    function members(CommonsId commonsId, address[] calldata accounts) external view returns (Member[] memory);

    /// @notice Whether an account is a member at present.
    /// @param commonsId The commons.
    /// @param account The account.
    /// @return False for who left, moved away or never was one.
    function isMember(CommonsId commonsId, address account) external view returns (bool);

    /// @notice Whether an account is entrusted with stewardship at present.
    /// @param commonsId The commons.
    /// @param account The account.
    /// @return False for who is no member.
    function isSteward(CommonsId commonsId, address account) external view returns (bool);

    /// @notice How many members a commons has.
    /// @param commonsId The commons.
    /// @return active Members at present.
    /// @return next The index that the next one gets: members that there ever were.
    function memberCount(CommonsId commonsId) external view returns (uint32 active, MemberIndex next);

    /// @notice Whether a person is in a commons, or was.
    /// @param commonsId The commons.
    /// @param personTag The person's tag.
    /// @return Whether it was used.
    function isPersonTagUsed(CommonsId commonsId, bytes32 personTag) external view returns (bool);
}
