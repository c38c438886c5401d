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
interface IMembership {
    /// @notice Why an entry of `joinBatch` was passed over.
    enum Skip {
        None,
        AlreadyMember,
        PersonTagUsed,
        ZeroAccount
    }

    /// @notice `accounts[i]` became member `firstIndex + i` with `personTags[i]`.
    event MembersJoined(CommonsId indexed commonsId, MemberIndex firstIndex, address[] accounts, bytes32[] personTags);
    /// @param entries For each skipped entry 3 bytes: its position (uint16) and its `Skip` (uint8).
    event MembersSkipped(CommonsId indexed commonsId, bytes entries);
    event MemberLeft(CommonsId indexed commonsId, MemberIndex indexed memberIndex, address indexed account);
    event MemberRejoined(CommonsId indexed commonsId, MemberIndex indexed memberIndex, address indexed account);
    event MemberMoved(CommonsId indexed commonsId, MemberIndex indexed memberIndex, address from, address to);
    event StewardSet(
        CommonsId indexed commonsId,
        MemberIndex indexed memberIndex,
        address indexed account,
        bool steward
    );

    error MembershipNotActiveCommons(CommonsId commonsId);
    error MembershipNotIssuer(MunicipalityId municipalityId, address signer);
    error MembershipNotAuthorizedToMove(CommonsId commonsId, address signer);
    error MembershipNotMunicipalityAdmin(CommonsId commonsId, address caller);
    error MembershipExpired(uint48 deadline);
    error MembershipAlreadyMember(CommonsId commonsId, address account);
    error MembershipNotMember(CommonsId commonsId, address account);
    error MembershipPersonTagUsed(CommonsId commonsId, bytes32 personTag);
    error MembershipInvalidBatch(uint256 accounts, uint256 personTags);
    error MembershipFull(CommonsId commonsId);

    /// @notice The caller joins with an issuer's eligibility for its account.
    function join(
        CommonsId commonsId,
        bytes32 personTag,
        uint48 deadline,
        bytes calldata issuerSignature
    ) external returns (MemberIndex memberIndex);

    /// @notice Enters a list that an issuer signed, 1 to 250 accounts; anyone may send it. Accounts and tags that
    /// are in already are skipped and reported, so a repeated batch changes nothing.
    function joinBatch(
        CommonsId commonsId,
        address[] calldata accounts,
        bytes32[] calldata personTags,
        uint48 deadline,
        bytes calldata issuerSignature
    ) external;

    /// @notice The caller leaves; its index and history stay.
    function resign(CommonsId commonsId) external;

    /// @notice The caller comes back under its old index; it can vote in ballots that start after this.
    function rejoin(CommonsId commonsId) external;

    /// @notice The caller takes over the membership of `from` (index, joined date, steward flag). Signed by `from`,
    /// or by an issuer when the old key is lost.
    function move(CommonsId commonsId, address from, uint48 deadline, bytes calldata signature) external;

    /// @notice Entrusts a member with stewardship, or ends it. Only the municipality's admin.
    function setSteward(CommonsId commonsId, address account, bool steward) external;

    function member(CommonsId commonsId, address account) external view returns (Member);

    /// @notice The same for many accounts, in their order.
    function members(CommonsId commonsId, address[] calldata accounts) external view returns (Member[] memory);

    function isMember(CommonsId commonsId, address account) external view returns (bool);
    function isSteward(CommonsId commonsId, address account) external view returns (bool);

    /// @notice Members at present, and the index that the next one gets.
    function memberCount(CommonsId commonsId) external view returns (uint32 active, MemberIndex next);
    function isPersonTagUsed(CommonsId commonsId, bytes32 personTag) external view returns (bool);
}
