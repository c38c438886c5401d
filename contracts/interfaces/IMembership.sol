// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

import {CommonsId, MemberIndex, MunicipalityId} from "../types/Ids.sol";
import {Member} from "../types/Member.sol";
import {SignedAct} from "../types/SignedAct.sol";
import {IMemberEndings} from "./IMemberEndings.sol";
import {IMemberMoves} from "./IMemberMoves.sol";

/// @title Who belongs to which commons
/// @notice One storage slot for each (commons, account). Immutable: no upgrade can change who may vote.
/// Eligibility is an EIP-712 statement (domain "Patto", version "1") by an issuer of the municipality:
/// `Eligibility(uint32 commonsId,address account,bytes32 personTag,uint48 issuedAt,uint48 deadline)` for one account and
/// `EligibilityList(uint32 commonsId,address[] accounts,bytes32[] personTags,uint48 issuedAt,uint48 deadline)` for many.
/// A person tag is unique for each resident in a commons, reveals nobody, and is used once until the membership ends.
///
/// A membership changes its account as IMemberMoves tells, and ends as IMemberEndings does.
///
/// Every act of a member exists by signature too: `<Act>(uint32 commonsId,...,address account,uint256 nonce,uint48
/// deadline)`, where `...` are `bytes32 personTag` of Join, nothing of Resign and Rejoin, `address from` of AcceptMove,
/// `uint32 memberIndex` of VetoMove and `address guard` of SetGuard.
///
/// `membersDigest` chains all events that say who belongs, so a reader knows that none was left out: from 0,
/// `uint160(uint256(keccak256(abi.encodePacked(uint160 digest, bytes32 topic, bytes payload))))` with the event's first
/// topic and its fields behind `commonsId`, ABI-encoded. `MembersSkipped` changes nothing and is not part of it.
interface IMembership is IMemberMoves, IMemberEndings {
    /// @notice Why an entry of `joinBatch` was passed over.
    enum Skip {
        None,
        AlreadyMember,
        PersonTagUsed,
        ZeroAccount,
        Outdated
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

    /// @notice A person with this tag is in the commons already.
    /// @param commonsId The commons.
    /// @param personTag The tag.
    error MembershipPersonTagUsed(CommonsId commonsId, bytes32 personTag);

    /// @notice The membership of a person with this tag was ended after the statement was made.
    /// @param issuedAt When that was, in unix seconds.
    error MembershipOutdated(uint48 issuedAt);

    /// @notice The statement says that it was made later than now.
    /// @param issuedAt When it says, in unix seconds.
    error MembershipNotYetIssued(uint48 issuedAt);

    /// @notice The list is not 1 to 250 accounts with as many tags.
    /// @param accounts Accounts that were given.
    /// @param personTags Tags that were given.
    error MembershipInvalidBatch(uint256 accounts, uint256 personTags);

    /// @notice The commons has no room for so many: 2^24 members, those who left included.
    /// @param commonsId The commons.
    error MembershipFull(CommonsId commonsId);

    /// @notice Who left comes back eight days later at the earliest, so that rights at a past moment can be proved.
    /// @param commonsId The commons.
    /// @param readyAt First moment at which the account may rejoin, in unix seconds.
    error MembershipLeftRecently(CommonsId commonsId, uint48 readyAt);

    /// @notice The caller joins with an issuer's eligibility for its account.
    /// @param commonsId The commons.
    /// @param personTag The caller's tag in this commons.
    /// @param issuedAt When the statement was made, in unix seconds.
    /// @param deadline Last moment of the statement, in unix seconds.
    /// @param issuerSignature 65 bytes over `Eligibility`.
    /// @return memberIndex The caller's number in the commons for good.
    /// @custom:error MembershipNotYetIssued when the statement is of later than now.
    /// @custom:error MembershipExpired when the statement's deadline is over.
    /// @custom:error CommonsRegistryUnknownCommons when there is no such commons.
    /// @custom:error MembershipNotActiveCommons when the commons is suspended or closed.
    /// @custom:error MembershipNotIssuer when no trusted issuer signed exactly this.
    /// @custom:error MembershipAlreadyMember when the account is, or was, a member.
    /// @custom:error MembershipPersonTagUsed when the person is in by another account.
    /// @custom:error MembershipOutdated when the tag was freed after the statement was made.
    /// @custom:error MembershipFull when there is no index left.
    function join(
        CommonsId commonsId,
        bytes32 personTag,
        uint48 issuedAt,
        uint48 deadline,
        bytes calldata issuerSignature
    ) external returns (MemberIndex memberIndex);

    /// @notice The same for who signed `Join`. Anyone.
    /// @param commonsId The commons.
    /// @param personTag The signer's tag in this commons.
    /// @param issuedAt When the issuer's statement was made, in unix seconds.
    /// @param deadline Last moment of the issuer's statement, in unix seconds.
    /// @param issuerSignature 65 bytes over `Eligibility`.
    /// @param act The signer's act.
    /// @return memberIndex The signer's number in the commons for good.
    /// @custom:error SignedActExpired when the act's deadline is over.
    /// @custom:error SignedActInvalidSignature when the signer did not sign exactly this.
    /// @custom:error SignedActNonceUsed when the signer has used the nonce.
    function joinFor(
        CommonsId commonsId,
        bytes32 personTag,
        uint48 issuedAt,
        uint48 deadline,
        bytes calldata issuerSignature,
        SignedAct calldata act
    ) external returns (MemberIndex memberIndex);

    /// @notice Enters a list that an issuer signed, 1 to 250 accounts; anyone may send it. Accounts and tags that
    /// are in already are skipped and reported, so a repeated batch changes nothing.
    /// @param commonsId The commons.
    /// @param accounts Who joins.
    /// @param personTags Their tags, in the same order.
    /// @param issuedAt When the statement was made, in unix seconds.
    /// @param deadline Last moment of the statement, in unix seconds.
    /// @param issuerSignature 65 bytes over `EligibilityList`.
    /// @custom:error MembershipInvalidBatch when the lists are empty, too long or of different length.
    /// @custom:error MembershipNotYetIssued when the statement is of later than now.
    /// @custom:error MembershipExpired when the statement's deadline is over.
    /// @custom:error CommonsRegistryUnknownCommons when there is no such commons.
    /// @custom:error MembershipNotActiveCommons when the commons is suspended or closed.
    /// @custom:error MembershipNotIssuer when no trusted issuer signed exactly this.
    /// @custom:error MembershipFull when there are not enough indexes left.
    function joinBatch(
        CommonsId commonsId,
        address[] calldata accounts,
        bytes32[] calldata personTags,
        uint48 issuedAt,
        uint48 deadline,
        bytes calldata issuerSignature
    ) external;

    /// @notice The caller leaves; its index and history stay.
    /// @param commonsId The commons.
    /// @custom:error MembershipNotMember when the caller is no member.
    function resign(CommonsId commonsId) external;

    /// @notice The same for who signed `Resign`. Anyone.
    /// @param commonsId The commons.
    /// @param act The signer's act.
    /// @custom:error SignedActExpired when the act's deadline is over.
    /// @custom:error SignedActInvalidSignature when the signer did not sign exactly this.
    /// @custom:error SignedActNonceUsed when the signer has used the nonce.
    function resignFor(CommonsId commonsId, SignedAct calldata act) external;

    /// @notice The caller comes back under its old index, eight days after it left or later; it can vote in ballots that
    /// start after this.
    /// @param commonsId The commons.
    /// @custom:error CommonsRegistryUnknownCommons when there is no such commons.
    /// @custom:error MembershipNotActiveCommons when the commons is suspended or closed.
    /// @custom:error MembershipAlreadyMember when the caller has not left.
    /// @custom:error MembershipNotMember when the caller has no membership (any more).
    /// @custom:error MembershipLeftRecently when it left less than eight days ago.
    function rejoin(CommonsId commonsId) external;

    /// @notice The same for who signed `Rejoin`. Anyone.
    /// @param commonsId The commons.
    /// @param act The signer's act.
    /// @custom:error SignedActExpired when the act's deadline is over.
    /// @custom:error SignedActInvalidSignature when the signer did not sign exactly this.
    /// @custom:error SignedActNonceUsed when the signer has used the nonce.
    function rejoinFor(CommonsId commonsId, SignedAct calldata act) external;

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

    /// @notice Whether an account had, at a moment, the rights of a ballot that began at `start` (see Member).
    /// @dev Rights of the last two periods are known. Rejoining waits eight days, so within eight days nothing is lost.
    /// @param commonsId The commons.
    /// @param account The account.
    /// @param start When the ballot began, in unix seconds.
    /// @param moment The moment asked about, from `start` on, in unix seconds.
    /// @return Whether it was a member from `start` up to that moment, or keeps these rights.
    function rightAt(CommonsId commonsId, address account, uint48 start, uint48 moment) external view returns (bool);

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

    /// @notice The digest of all events that say who belongs to a commons.
    /// @param commonsId The commons.
    /// @return The chained digest; 0 before anybody joined.
    function membersDigest(CommonsId commonsId) external view returns (uint160);

    /// @notice Whether a person is in a commons, or was without its membership having been ended.
    /// @param commonsId The commons.
    /// @param personTag The person's tag.
    /// @return Whether it is taken.
    function isPersonTagUsed(CommonsId commonsId, bytes32 personTag) external view returns (bool);
}
